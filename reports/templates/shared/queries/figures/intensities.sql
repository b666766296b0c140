-- Member 0's live features.
SELECT feature, frequency, mean_intensity FROM features WHERE member = 0 AND frequency > 0 ORDER BY feature
