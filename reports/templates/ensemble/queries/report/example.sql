SELECT image, label FROM example
