SELECT split, images, pixel_mean, variance_sum, nonzero_share FROM dataset
