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
            """);
        foreach ((string name, string description) in StageCommands)
        {
            root.Subcommands.Add(StageCommand(name, description, pipeline => pipeline.RunOne(name)));
        }

        root.Subcommands.Add(StageCommand("run", "Run every stage that is not up to date.", pipeline => pipeline.RunAll()));
        root.Subcommands.Add(StageCommand("plan", "Say what would run, and why, without doing it.", pipeline => pipeline.Plan()));
        return root;
    }

    private static Command StageCommand(string name, string description, Action<StudyPipeline> run)
    {
        Command command = new(name, description);
        OptionSet options = new();
        options.AddTo(command);
        command.SetAction((result, cancellation) =>
        {
            RunOptions said = options.Read(result);
            return Task.FromResult(ErrorBoundary.Run(said.Debug, () => run(new StudyPipeline(said, cancellation))));
        });
        return command;
    }
}
