using ResearchPipeline.Cli.Commands;

return CommandTree.Invoke(args, new() { EnableDefaultExceptionHandler = false });
