-- Of the pixels that vary over the images, the share at which some live feature of a member has its largest weight.
SELECT member, (count(*) FILTER (variance > 0 AND peaks > 0))::DOUBLE / nullif(count(*) FILTER (variance > 0), 0) AS peaked
FROM coverage
GROUP BY member
ORDER BY member
