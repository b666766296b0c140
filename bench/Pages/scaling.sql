SELECT parameter, value, milliseconds AS "ms/step", growth, predicted_growth AS "predicted growth",
       peak_megabytes AS "peak MB", predicted_megabytes AS "predicted MB"
FROM scaling
