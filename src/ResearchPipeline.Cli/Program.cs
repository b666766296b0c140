using ResearchPipeline.Cli.Commands;

return await CommandTree.Create().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
