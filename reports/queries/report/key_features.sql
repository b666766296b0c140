-- How many of a digit's ten key features pass p < 0.05, by digit, mean over members.
SELECT digit, avg(passing) AS passing FROM (
  SELECT member, digit, count(*) FILTER (p_value <= 0.05) AS passing FROM class_patterns WHERE rank <= 10 GROUP BY member, digit
) GROUP BY digit ORDER BY digit
