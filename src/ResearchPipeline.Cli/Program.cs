using ResearchPipeline.Cli.Commands;

// After a signal a checkpoint is written, which may take a moment on a slow disk.
return CommandTree.Invoke(args, new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
