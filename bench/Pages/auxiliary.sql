SELECT any_value(threads) AS threads, median(milliseconds) AS "ms/step, plain", median(auxiliary_milliseconds) AS "ms/step, with AuxK and fixed norms", median(ratio) AS ratio
FROM auxiliary
