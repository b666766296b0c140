using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>A measure that is a table.</summary>
/// <typeparam name="TRow">What a row is made from.</typeparam>
internal abstract class TableMeasure<TRow> : Measure
{
    /// <summary>The table's schema; in its texts {pixels} and other words stand for what depends on the images (<see cref="ImageWords"/>).</summary>
    public abstract ResultTable<TRow> Schema { get; }

    /// <inheritdoc/>
    public sealed override ResultTable Table => Schema;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> Files => [ResultTable.FileNameOf(Schema.Name)];

    /// <summary>The rows in file order.</summary>
    public abstract IReadOnlyList<TRow> Rows(Subject subject);

    /// <summary>The columns that models of a type have no values for, because they lack another capability.</summary>
    public virtual IReadOnlyList<string> Lacking(Type model) => [];

    /// <inheritdoc/>
    public sealed override void Write(Subject subject, string folder, Provenance provenance) =>
        ParquetFile.Write(folder, Schema.Without(Lacking(subject.Model.GetType())).OfImages(subject.Kind), Rows(subject), provenance);
}
