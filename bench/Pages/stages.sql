SELECT stage, seconds FROM stages
