using System.Reflection;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation;

/// <summary>Measures a model on the images that judge it: everything in the list of measures that the model can do, and what that comes to.</summary>
/// <param name="study">What was trained.</param>
/// <param name="data">The images.</param>
/// <param name="backend">Where to compute.</param>
/// <param name="report">Told how much is done, 0 to 1 and never less than before, and in a few words what is being measured now.</param>
/// <param name="modelAlone">Nothing is measured that is only of the images.</param>
public sealed class EvaluationRun(Study study, ImageDataset data, IBackend backend, Action<double, string> report, bool modelAlone = false)
{
    private readonly Provenance _provenance = ProvenanceOf(study);

    /// <summary>Where the files of an evaluation come from, as each of them says.</summary>
    public static Provenance ProvenanceOf(Study study) => new(
        study.Name,
        StudyModule.title(study),
        Fingerprint.ofStudy(study),
        study.Seed,
        typeof(EvaluationRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    /// <summary>The files that an evaluation writes for models of a type: the summary as a table and for scripts, and what each measure writes.</summary>
    public static IReadOnlyList<string> Files(Type model, IReadOnlyCollection<Question> questions, bool modelAlone = false) =>
        [ResultTable.FileNameOf(SummaryTable.Schema.Name), SummaryFile.FileName, .. MeasureList.For(model, questions, modelAlone).SelectMany(measure => measure.Files)];

    /// <summary>Evaluates a model.</summary>
    /// <param name="model">Implements capabilities.</param>
    /// <param name="outputDirectory">Where the files go.</param>
    public void Run(object model, string outputDirectory)
    {
        IReadOnlyList<Measure> measures = MeasureList.For(model.GetType(), study.Evaluation.Questions, modelAlone);
        EvaluationProgress progress = new(report, EvaluationPart.Of(model.GetType(), study.Evaluation.Questions, modelAlone));
        Action<double> written = progress.Of(EvaluationPart.Tables);
        Subject subject = new(model, study, data, backend, progress);
        int done = 0;
        List<Task> beside = [.. InTurn(Turn.FromTheBeginning).Select(Started)];
        try
        {
            if (InTurn(Turn.OnceShown).Any())
            {
                subject.Show();
                beside.AddRange(InTurn(Turn.OnceShown).Select(Started));
            }

            foreach (Measure measure in InTurn(Turn.InOrder))
            {
                Write(measure);
            }
        }
        finally
        {
            // Also after a failure nothing may go on writing.
            Task.WhenAll(beside).GetAwaiter().GetResult();
        }

        IReadOnlyList<SummaryLine> summary = SummaryTable.Rows(measures, subject);
        ParquetFile.Write(outputDirectory, SummaryTable.Schema, summary, _provenance);
        SummaryFile.Write(outputDirectory, _provenance, subject.Members, summary);
        progress.End();

        IEnumerable<Measure> InTurn(Turn turn) => measures.Where(measure => measure.Turn == turn);

        Task Started(Measure measure) => Task.Run(() => Write(measure));

        void Write(Measure measure)
        {
            measure.Write(subject, outputDirectory, _provenance);
            written((double)Interlocked.Increment(ref done) / measures.Count);
        }
    }
}
