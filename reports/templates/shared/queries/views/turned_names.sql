-- Whether names of classes are too long to stand side by side below a chart.
SELECT max(length(name)) > 2 AS turned FROM class_names
