# SPDX-License-Identifier: GPL-3.0-or-later
# Writes input.tsv (points of R's own data sets) and expected.tsv beside it: standardised major axis, its interval
# and its test, each from its definition in Warton et al. (2006) and with R's own functions rather than from the
# closed forms that Pleioscope uses. Run: Rscript reference.R
options(digits = 17)

# F of "the slope is b": the correlation of the residual axis y - b x with the fitted axis y + b x.
slopeP <- function(x, y, b) {
  degrees <- length(x) - 2
  r2 <- cor(y - b * x, y + b * x)^2
  pf(degrees * r2 / (1 - r2), 1, degrees, lower.tail = FALSE)
}

majorAxis <- function(x, y) {
  complete <- is.finite(x) & is.finite(y)
  dropped <- sum(!complete)
  x <- x[complete]
  y <- y[complete]
  direction <- sign(cov(x, y))
  slope <- direction * sd(y) / sd(x)
  # The interval holds the slopes that the test does not reject at 5 %: search both ends.
  end <- function(from, to)
    uniroot(function(lb) slopeP(x, y, direction * exp(lb)) - 0.05, log(abs(slope)) + c(from, to), tol = 1e-14)$root
  ends <- sort(direction * exp(c(end(-12, 0), end(0, 12))))
  line <- unname(coef(lm(y ~ x)))
  c(n = length(x), dropped = dropped, r = cor(x, y), slope = slope, intercept = mean(y) - slope * mean(x),
    slope_lower = ends[1], slope_upper = ends[2], p_slope_one = slopeP(x, y, direction),
    ols_slope = line[2], ols_intercept = line[1])
}

airqualityPairs <- with(airquality, list(x = Solar.R / 10, y = Ozone)) # has missing values on both sides
cases <- list(
  iris_petal = list(x = iris$Petal.Length, y = iris$Petal.Width),
  iris_setosa_sepal = with(iris[1:50, ], list(x = Sepal.Length, y = Sepal.Width)),
  mtcars_negative = list(x = mtcars$wt, y = mtcars$mpg),
  airquality_missing = airqualityPairs,
  cars = list(x = cars$speed, y = cars$dist),
  anscombe_1 = list(x = anscombe$x1, y = anscombe$y1),
  quakes_weak = list(x = quakes$lat, y = quakes$stations),
  three = list(x = c(1, 2, 4), y = c(1.5, 1.75, 4.5)),
  # Close to slope 1, as many genes as a genome has
  many = list(x = (1:4000) / 4000, y = ((1:4000) + 900 * sin(7 * (1:4000))) / 4100)
)

number <- function(v) ifelse(is.na(v), "", sprintf("%.15g", v))
input <- do.call(rbind, lapply(names(cases), function(name)
  if (name != "many") data.frame(case = name, x = number(cases[[name]]$x), y = number(cases[[name]]$y))))
write.table(input, "input.tsv", sep = "\t", quote = FALSE, row.names = FALSE, eol = "\n")
expected <- as.data.frame(t(sapply(cases, function(case) majorAxis(case$x, case$y))))
expected <- cbind(case = names(cases), as.data.frame(lapply(expected, function(column) sprintf("%.12g", column))))
write.table(expected, "expected.tsv", sep = "\t", quote = FALSE, row.names = FALSE, eol = "\n")
