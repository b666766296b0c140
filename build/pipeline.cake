// A stage is one call of the command line; whether it has to run is decided there.
void RunStage(string stage) => Run("dotnet", new[] { Cli, stage }.Concat(parameters.Forwarded).ToArray());
