SELECT model, components, bits, mse, pearson, pearson_q05, pearson_q95, fvu, gamma FROM baselines ORDER BY components
