-- Features that more than 99 % of the images activate.
SELECT member, feature, frequency, mean_intensity, mean_image_cosine
FROM features
WHERE frequency > 0.99
ORDER BY member, frequency DESC, feature
