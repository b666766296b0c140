using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Bench.Stages;

/// <summary>runs: keeps the seconds that a run of all studies told of.</summary>
internal static class RunsCommand
{
    public static void Run(string log)
    {
        IReadOnlyList<RunLog.Work> works = RunLog.Read(File.ReadLines(log));
        foreach (IGrouping<string, RunLog.Work> study in works.GroupBy(work => work.Study))
        {
            Console.WriteLine($"{study.Key,-18} {study.Sum(work => work.Seconds),7:0.0} s: {string.Join(", ", study.Select(work => FormattableString.Invariant($"{work.Kind} {work.Seconds:0.0} s in {work.Stages}")))}");
        }

        BenchResults.Write(
            new ResultTable<int>("runs", "study, work", "Time of all stages of all published studies, from raw data.")
                .Texts("study", "Name of the study; \"family\" for the report on all of them.", i => works[i].Study)
                .Integers("place", "", "Its place in the run.", i => i)
                .Texts("work", "What its stages do.", i => works[i].Kind)
                .Integers("stages", "", "How many there are.", i => works[i].Stages)
                .Doubles("seconds", "s", "Their time together.", i => works[i].Seconds)
                .Integers("threads", "", "Threads of all computation.", i => works[i].Threads),
            works.Count);
    }
}
