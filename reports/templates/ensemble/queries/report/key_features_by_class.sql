-- For each class its key features (q <= 0.01), by member on average, and the largest effect that any of them has.
SELECT label, count(*) FILTER (q_value <= 0.01)::DOUBLE / count(DISTINCT member) AS features, max(effect) FILTER (q_value <= 0.01) AS largest_effect
FROM class_patterns
GROUP BY label
ORDER BY label
