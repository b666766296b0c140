using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Cli.Terminal;

GuardedWriter.GuardConsole();

// The time is a last resort: Interruption ends every command within a second of a signal.
return CommandTree.Invoke(args, new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) }, Streams.OfProcess());
