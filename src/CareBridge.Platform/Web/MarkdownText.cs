using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CareBridge.Platform.Web;

/// <summary>Our own documents, written in Markdown as code hosts show it, as HTML.</summary>
public static class MarkdownText
{
    private const string FileEnding = ".md";

    /// <summary>What lies there is in the sources and no document.</summary>
    private const string Outside = "../";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).DisableHtml().Build();

    /// <param name="code">What to write instead of a line of a code block.</param>
    /// <returns>
    /// HTML in which links between documents lead to pages of the same names; what is no document is named only.
    /// </returns>
    public static string ToHtml(string markdown, Func<string, string> code)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var block in document.Descendants<CodeBlock>())
        {
            var lines = block.Lines.Lines.AsSpan(0, block.Lines.Count);
            foreach (ref var line in lines) line.Slice = new StringSlice(code(line.Slice.ToString()));
        }
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            var (path, fragment) = Split(link.Url ?? "");
            if (path.StartsWith(Outside, StringComparison.Ordinal))
            {
                Name(link);
                continue;
            }
            var isOurs = path.EndsWith(FileEnding, StringComparison.Ordinal)
                && !Uri.IsWellFormedUriString(path, UriKind.Absolute);
            if (isOurs) link.Url = path[..^FileEnding.Length] + fragment;
        }
        return document.ToHtml(Pipeline);
    }

    private static void Name(LinkInline link)
    {
        while (link.FirstChild is { } text)
        {
            text.Remove();
            link.InsertBefore(text);
        }
        link.Remove();
    }

    private static (string Path, string Fragment) Split(string url) =>
        url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (url[..at], url[at..]) : (url, "");
}
