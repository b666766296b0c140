// A run is one call of the command line: which of its stages have to run is decided there.
void RunUntil(string stage) => RunCommand("run", $"--until={stage}");

void RunCommand(string command, params string[] more)
{
    var start = new System.Diagnostics.ProcessStartInfo("dotnet", new[] { Cli, command }.Concat(more).Concat(parameters.Forwarded));
    // For messages that say how to continue.
    start.Environment["RESEARCH_PIPELINE_CALLER"] = "dotnet cake";
    RunOrExit(start);
}
