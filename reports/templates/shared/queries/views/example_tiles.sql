-- The example of each class as pictures: the image, its reconstruction by member 0, and the mean of all members' reconstructions.
SELECT image, label, list(original ORDER BY pixel) AS original, list(reconstruction ORDER BY pixel) AS reconstruction, list(ensemble ORDER BY pixel) AS ensemble
FROM examples GROUP BY image, label
