using ResearchPipeline.Bench;

try
{
    return await BenchCommands.Create().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
#pragma warning disable CA1031 // the last place that can still say what failed
catch (Exception failure)
#pragma warning restore CA1031
{
    await Console.Error.WriteLineAsync($"error: {failure.Message}");
    return 1;
}
