SELECT parameter, value, milliseconds AS "ms/step", growth, predicted_growth AS "predicted growth",
       megabytes AS "MB", predicted_megabytes AS "predicted MB"
FROM scaling
