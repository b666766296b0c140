using ResearchPipeline.Data.Tables;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>Something that is measured of every model that can do what it takes: it writes files, adds numbers to the summary, or both.</summary>
internal abstract class Measure
{
    /// <summary>The capabilities without which there is nothing to measure; of the model itself, or of its members.</summary>
    public abstract IReadOnlyList<Type> Needs { get; }

    /// <summary>The table that it writes, as it is documented; null where it writes none.</summary>
    public virtual ResultTable? Table => null;

    /// <summary>The files that it writes.</summary>
    public virtual IReadOnlyList<string> Files => [];

    /// <summary>When it is measured.</summary>
    public virtual Turn Turn => Turn.InOrder;

    /// <summary>Whether it says nothing of the model: it is the same for all models of the same images, and measured of a study's own alone.</summary>
    public virtual bool IsOfImages => false;

    /// <summary>What must be asked for it to be measured.</summary>
    public virtual Question Question => Question.Everything;

    /// <summary>Writes its files into a folder.</summary>
    public virtual void Write(Subject subject, string folder, Provenance provenance)
    {
    }

    /// <summary>Its numbers in the summary: of members ascending, of the whole, of pairs.</summary>
    public virtual IEnumerable<SummaryLine> Summary(Subject subject) => [];
}
