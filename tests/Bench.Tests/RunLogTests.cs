using ResearchPipeline.Bench.Stages;

namespace ResearchPipeline.Bench.Tests;

public sealed class RunLogTests
{
    [Fact]
    public void Stages_of_one_kind_are_summed_up_for_each_study() => RunLog.Read(
        [
            "Build", "restore: 3 files in 9.9 s", "study one", "acquire: 4 files, 55.0 MB, hashes verified", "normalize: 1 file in 0.5 s", "  1 member on simd-512 x 2 threads",
            "train: 4 files in 10.0 s", "arm-1.5.2.train: 4 files in 2.5 s", "arm.1.train: up to date, found in the store", "arm.1.measure: 11 files in 0.5 s",
            "study two-b", "layer-1.1.train-1: 2 files in 0.5 s", "train: 4 files in 1.0 s", "family", "collect: 2 files in 0.1 s",
        ])
        .ShouldBe(
        [
            new("one", "normalize", 1, 0.5, 2), new("one", "train", 2, 12.5, 2), new("one", "measure", 1, 0.5, 2), new("two-b", "train", 2, 1.5, 2), new("family", "collect", 1, 0.1, 2),
        ]);

    [Fact]
    public void A_log_without_a_stage_is_none() =>
        Should.Throw<InvalidOperationException>(() => RunLog.Read(["study one", "train: up to date"])).Message.ShouldStartWith("The log tells of no stage of a study");
}
