using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ResearchPipeline.Cli.Terminal;

/// <summary>The time left as hours, minutes and seconds, or nothing while it is unknown.</summary>
internal sealed class TimeLeftColumn(TimeLeft left) : ProgressColumn
{
    /// <summary>Characters of "00:00:00".</summary>
    public const int Width = 8;

    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(left.Estimate()?.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture) ?? "", Color.Blue);

    public override int? GetColumnWidth(RenderOptions options) => Width;
}
