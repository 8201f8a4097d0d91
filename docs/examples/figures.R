# Three questions over a CSV export, in R without packages but jsonlite.
#   figtrail export --to csv --format csv
#   Rscript figures.R csv
folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name) {
  read.csv(file.path(folder, paste0(name, ".csv")), encoding = "UTF-8", na.strings = "", stringsAsFactors = FALSE)
}
figures <- read("figures")
citations <- read("citations")
editions <- read("editions")

# 1. The troops of one actor over the editions.
troops <- subset(figures, actor == "United States" & kind == "personnel")[, c("edition", "low")]
troops <- troops[order(troops$edition, troops$low), ]

# 2. Figures that rest on a single source.
sources <- setNames(paste(citations$publisher, citations$title), citations$citation_id)
cited <- lapply(figures$citations, function(ids) as.character(unlist(jsonlite::fromJSON(ids))))
single <- sum(vapply(cited, function(ids) length(unique(sources[ids])) == 1, logical(1)))

# 3. Figures that no older edition has.
what <- paste(figures$low, figures$counted, figures$actor)
newest <- figures$edition %in% editions$edition[editions$latest == 1]
changed <- sum(newest & !(what %in% what[!newest]))

pairs <- lapply(seq_len(nrow(troops)), function(i) list(troops$edition[i], troops$low[i]))
cat(jsonlite::toJSON(list(pairs, single, changed), auto_unbox = TRUE, na = "null"))
