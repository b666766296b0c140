// A stage is one call of the command line; whether it has to run is decided there.
void RunStage(string stage)
{
    var start = new System.Diagnostics.ProcessStartInfo("dotnet", new[] { Cli, stage }.Concat(parameters.Forwarded));
    // For messages that say how to continue.
    start.Environment["RESEARCH_PIPELINE_CALLER"] = "dotnet cake";
    Start(start);
}
