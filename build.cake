// The table of contents. What a target does is written in build/; what a stage does, in src/.
#load "src/Pipeline/Arguments/ValueForm.cs"
#load "src/Pipeline/Arguments/CommandOption.cs"
#load "src/Pipeline/Arguments/OptionTable.cs"
#load "src/Pipeline/Arguments/Suggestion.cs"
#load "src/Pipeline/Arguments/ArgumentCheck.cs"
#load "build/parameters.cake"
#load "build/processes.cake"
#load "build/sources.cake"
#load "build/toolchain.cake"
#load "build/clean.cake"
#load "build/quality.cake"
#load "build/pipeline.cake"
#load "build/torch.cake"
#load "build/soak.cake"

Task("Clean").Description("Delete build outputs; with --runs the results of all runs too. Data and published reports stay.").Does(() => Clean());
Task("Toolchain").Description("Install the npm side (charts, typesetter, results store, MNIST) as locked.").Does(() => InstallToolchain());
Task("Build").Description("Build the command line, unless it is of these sources.").IsDependentOn("Toolchain").Does(() => { BuildCli(); RecordPackages(); });

Task("Acquire").Description("Download the study's data set, or take it from a folder, and verify it.").IsDependentOn("Build").Does(() => RunUntil("acquire"));
Task("Normalize").Description("As far as: check the images and measure the dataset.").IsDependentOn("Build").Does(() => RunUntil("normalize"));
Task("Train").Description("As far as: train what the study trains.").IsDependentOn("Build").Does(() => RunUntil("train"));
Task("Evaluate").Description("As far as: measure it into Parquet.").IsDependentOn("Build").Does(() => RunUntil("evaluate"));
Task("Figures").Description("As far as: draw the figures.").IsDependentOn("Build").Does(() => RunUntil("figures"));
Task("Report").Description("As far as: typeset the report, and publish it for an unmodified study.").IsDependentOn("Build").Does(() => RunUntil("report"));
Task("Explore").Description("Make the page of the study's features, as far as it is measured, and say where it is: it opens from the disk.").IsDependentOn("Build").Does(() => RunCommand("explore"));
Task("Plan").Description("Say what would run, and why, without running it.").IsDependentOn("Build").Does(() => RunCommand("plan"));

Task("Settings").Description("List every choice of the study, what it is, and what it may be.").IsDependentOn("Build").Does(() => RunCommand("settings"));
Task("Status").Description("List every study and every run: state, what it changes, main results, device, seconds; and every sweep.").IsDependentOn("Build").Does(() => RunCommand("status"));
Task("Compare").Description("Say what differs between runs, or arms of a sweep, that --of names, and whether it is more than the spread; --html=FILE writes a page.").IsDependentOn("Build").Does(() => RunCommand("compare"));
Task("Export").Description("Write the run, or the sweep, that --of names as a folder or zip, --to, for others' tools.").IsDependentOn("Build").Does(() => RunCommand("export"));
Task("Describe").Description("Write beside every published study and sweep what other tools read of it, of its manifest and tables alone.").IsDependentOn("Build").Does(() => RunCommand("describe"));
Task("Devices").Description("List what this machine can compute with, and whether it computes to the last bit.").IsDependentOn("Build").Does(() => RunCommand("devices"));
Task("Verify").Description("Run the study, or the sweep of --sweep, again from raw data in a fresh folder, and compare it with the published manifest.").IsDependentOn("Build").Does(() => RunCommand("verify"));
Task("Replicate").Description("Learn the study again by libtorch, which is restored for it, and say whether its losses and measures come out.").IsDependentOn("Build").Does(() => { BuildTorch(); RunCommand("replicate"); });
Task("MixedPrecision").Description("Learn a study by libtorch in binary32, binary64 and with products of 16 bits, over several seeds, and say what other numbers cost.").IsDependentOn("Build").Does(() => { BuildTorch(); RunCommand("mixed-precision"); });
Task("Arms").Description("Run the study's arms, for every seed: its choices on validation images and what they give on test images. Dozens of runs.").IsDependentOn("Build").Does(() => RunCommand("arms"));
Task("Sweep").Description("Run a sweep: one of the catalogue by --sweep, with its table, its figures and its report, or one of your own by --set and --seeds. Dozens of runs.").IsDependentOn("Build").Does(() => RunCommand("sweep"));
Task("All").Description("Run every published study, and the report that sets them side by side.").IsDependentOn("Build").Does(() => RunCommand("all"));
Task("VerifyAll").Description("Run every published study again from raw data in a fresh folder, and compare each with its published manifest.").IsDependentOn("Build").Does(() => RunCommand("verify-all"));
Task("Family").Description("Make the report that sets the published studies side by side, of their published tables alone.").IsDependentOn("Build").Does(() => RunCommand("family"));

Task("Test").Description("Build and run all tests.").IsDependentOn("Toolchain").Does(() => RunTests());
Task("TestLong").Description("The tests that take minutes: emulated processors, changed sources, every page's lines for Cake, reports of odd runs, and L-BFGS beside SciPy's where it takes thousands of steps.").IsDependentOn("Build").Does(() => 
{
    RunExplicitTests("Pipeline.Tests", "SameBitsTests", "SmallStudiesTests", "Arm64EvenTests", "Arm64OddTests", "ChangedSourcesTests", "DocumentedCakeTests", "JudgementTests");
    RunExplicitTests("Training.Tests", "GoldenLbfgsTests");
});
Task("TestTorch").Description("Build and run the tests that need libtorch, which is restored for them.").Does(() => TestTorch());
Task("Soak").Description("The tests of reliability at length; their counts go into docs/reliability.md.").IsDependentOn("Build").Does(() => Soak());
Task("Format").Description("Check the formatting.").Does(() => CheckFormat());
Task("Drift").Description("Fail when the published report or manifest differs from what is committed.").IsDependentOn("Default").Does(() => CheckDrift());
Task("CI").Description("Formatting, tests, the full study from raw data, and its hashes against the committed ones.")
    .IsDependentOn("Format").IsDependentOn("Test").IsDependentOn("Drift");
Task("Default").Description("Everything: from nothing to the report.").IsDependentOn("Build").Does(() => RunCommand("run"));

var parameters = Parameters.Read(Context, Tasks.Select(task => task.Name).ToArray());
RunTarget(parameters.Target);
