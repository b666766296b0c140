// The table of contents. What a target does stands in build/; what a stage does, in src/.
#load "build/parameters.cake"
#load "build/toolchain.cake"
#load "build/quality.cake"
#load "build/pipeline.cake"
#load "build/soak.cake"

var parameters = Parameters.Read(Context);

Task("Clean").Description("Delete build outputs and intermediate results; data and published reports stay.").Does(() => CleanAll());
Task("Toolchain").Description("Install the npm side (charts, typesetter, results store) as locked.").Does(() => InstallToolchain());
Task("Build").Description("Build the command line.").IsDependentOn("Toolchain").Does(() => BuildCli());

Task("Acquire").Description("Download MNIST, or take it from a folder, and verify it.").IsDependentOn("Build").Does(() => RunStage("acquire"));
Task("Normalize").Description("Check the images and measure the dataset.").IsDependentOn("Acquire").Does(() => RunStage("normalize"));
Task("Train").Description("Train the ensemble.").IsDependentOn("Normalize").Does(() => RunStage("train"));
Task("Evaluate").Description("Measure the ensemble into Parquet.").IsDependentOn("Train").Does(() => RunStage("evaluate"));
Task("Figures").Description("Draw the figures.").IsDependentOn("Evaluate").Does(() => RunStage("figures"));
Task("Report").Description("Typeset the report, and publish it for an unmodified study.").IsDependentOn("Figures").Does(() => RunStage("report"));
Task("Plan").Description("Say what would run, and why, without running it.").IsDependentOn("Build").Does(() => RunStage("plan"));

Task("Status").Description("List the studies with their state and the numbers that matter.").IsDependentOn("Build").Does(() => RunStage("status"));
Task("Verify").Description("Run the study again from raw data in a fresh folder, and compare it with the published manifest.").IsDependentOn("Build").Does(() => RunStage("verify"));

Task("Test").Description("Build and run all tests.").IsDependentOn("Toolchain").Does(() => RunTests());
Task("TestLong").Description("The test that needs an emulator of another processor.").IsDependentOn("Build").Does(() => RunExplicitTests("SameBitsTests"));
Task("Soak").Description("The tests of reliability at length; their counts go into docs/reliability.md.").IsDependentOn("Build").Does(() => Soak());
Task("Format").Description("Check the formatting.").Does(() => CheckFormat());
Task("Drift").Description("Fail when the published report or manifest differs from what is committed.").IsDependentOn("Report").Does(() => CheckDrift());
Task("CI").Description("Formatting, tests, the full study from raw data, and its hashes against the committed ones.")
    .IsDependentOn("Format").IsDependentOn("Test").IsDependentOn("Drift");
Task("Default").Description("Everything: from nothing to the report.").IsDependentOn("Report");

RunTarget(parameters.Target);
