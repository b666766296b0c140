-- Member 0's features as pictures.
SELECT feature, list(weight ORDER BY pixel) AS tile FROM dictionary GROUP BY feature
