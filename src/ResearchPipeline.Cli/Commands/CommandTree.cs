using System.CommandLine;
using ResearchPipeline.Cli.Pipeline;
using ResearchPipeline.Cli.Terminal;

namespace ResearchPipeline.Cli.Commands;

/// <summary>The commands: one for each stage, one for all of them, and one that only says what would run.</summary>
public static class CommandTree
{
    private static readonly (string Name, string Description)[] StageCommands =
    [
        ("acquire", "Download MNIST, or take it from a folder, and verify its hashes."),
        ("normalize", "Check the images, cut the study's part, and measure the dataset."),
        ("train", "Train the ensemble; continues from the last checkpoint."),
        ("evaluate", "Measure the trained ensemble into Parquet."),
        ("figures", "Draw the figures."),
        ("report", "Typeset the PDF report; publishes it for an unmodified study."),
    ];

    /// <summary>The whole tree.</summary>
    public static RootCommand Create()
    {
        RootCommand root = new("""
            A reproducible study of k-sparse autoencoder ensembles on MNIST.

            Examples:
              research-pipeline run
              research-pipeline run --study k-sparse-ensemble --epochs 1 --lambda 0.1
              research-pipeline train --threads 2 --offline
              research-pipeline plan --k 25
              research-pipeline verify

            Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a verification differs, 130 interrupted.
            """);
        foreach ((string name, string description) in StageCommands)
        {
            root.Subcommands.Add(PipelineCommand(name, description, pipeline => pipeline.RunOne(name)));
        }

        root.Subcommands.Add(PipelineCommand("run", "Run every stage that is not up to date.", pipeline => pipeline.RunAll()));
        root.Subcommands.Add(VerifyCommand());
        root.Subcommands.Add(PipelineCommand("plan", "Say what would run, and why, without doing it.", PlanTable.Print));
        root.Subcommands.Add(CommandOf(
            "status", "List the studies with their state and the numbers that matter.",
            (_, options, cancellation) => StatusTable.Print(options, cancellation)));
        return root;
    }

    /// <summary>Parses. An argument that begins with @ is an argument: no file is read in its place.</summary>
    public static ParseResult Parse(RootCommand tree, string[] arguments) =>
        tree.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>Parses and runs; a command line that cannot be parsed ends with the exit code of wrong usage.</summary>
    public static int Invoke(string[] arguments, InvocationConfiguration configuration)
    {
        ParseResult parsed = Parse(Create(), arguments);
        int exitCode = parsed.Invoke(configuration);
        return parsed.Errors.Count > 0 ? ErrorBoundary.Usage : exitCode;
    }

    private static Command VerifyCommand()
    {
        Option<double?> tolerance = new("--rtol")
        {
            Description = "Accept numbers that differ by at most this share of their size; without it every byte counts.",
        };
        return CommandOf(
            "verify", "Run the study again from raw data in a fresh folder, and compare it with its manifest.",
            (result, options, cancellation) => new Reexecution(options, result.GetValue(tolerance), cancellation).Run(), tolerance);
    }

    private static Command PipelineCommand(string name, string description, Action<StudyPipeline> run) =>
        CommandOf(name, description, (_, options, cancellation) => run(new StudyPipeline(options, cancellation)));

    // A signal is answered by cancelling, and by waiting for the task: on the caller's thread there would be no task to wait for yet.
    private static Command CommandOf(
        string name, string description, Action<ParseResult, RunOptions, CancellationToken> run, params Option[] ownOptions)
    {
        Command command = new(name, description);
        OptionSet options = new();
        Array.ForEach(ownOptions, command.Options.Add);
        options.AddTo(command);
        command.SetAction((result, cancellation) =>
        {
            RunOptions said = options.Read(result);
            return Task.Run(() => ErrorBoundary.Run(said.Debug, () => run(result, said, cancellation)), CancellationToken.None);
        });
        return command;
    }
}
