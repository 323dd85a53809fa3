using System.Reflection;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Portal.Features;

/// <summary>The documents of <c>infra/docs</c> as pages, with this deployment's own addresses in their code.</summary>
internal static class ShowDocuments
{
    private const string Folder = "docs/";
    private const string WrittenPortal = "http://localhost:8080";
    private const string WrittenFhir = WrittenPortal + "/fhir";

    private const string Header =
        "<header><nav aria-label=\"Documents\"><a href=\"/docs/ehr\">Connect</a> <a href=\"/docs/fhir\">FHIR</a> "
        + "<a href=\"/docs/api\">JSON API</a></nav></header>";

    private const string Style = """
        body{max-width:58rem}nav a{margin-right:1rem}a{color:#14615a}
        code{font:.85em/1.5 ui-monospace,monospace;overflow-wrap:anywhere}
        pre{white-space:pre-wrap;padding:.8rem 1rem;background:#eef0ea;border-left:4px solid #14615a;user-select:all}
        table{border-collapse:collapse;width:100%}
        th,td{border-bottom:1px solid #767676;padding:.4rem .6rem .4rem 0;text-align:left;vertical-align:top}
        td{overflow-wrap:anywhere}
        """;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var assembly = typeof(ShowDocuments).Assembly;
        var documents = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal));
        foreach (var document in documents)
        {
            var text = Read(assembly, document);
            routes.MapGet($"/{document}", (HttpRequest request, IConfiguration configuration) =>
                    Show(text, request, configuration))
                .AllowAnonymous().ShowsNothing().ExcludeFromDescription();
        }
    }

    private static HtmlPage Show(string text, HttpRequest request, IConfiguration configuration)
    {
        var portal = PublicUrl.Of(request, configuration, PublicUrl.OfPeople);
        var fhir = PublicUrl.Of(request, configuration, PublicUrl.OfClinics, PublicUrl.OfPeople) + "/fhir";
        return new HtmlPage
        {
            Language = "en",
            Title = $"{text[..text.IndexOf('\n', StringComparison.Ordinal)].TrimStart('#').Trim()} - CareBridge",
            Header = Header,
            Main = MarkdownText.ToHtml(text, line => line
                .Replace(WrittenFhir, fhir, StringComparison.Ordinal)
                .Replace(WrittenPortal, portal, StringComparison.Ordinal)),
            Style = Style,
        };
    }

    private static string Read(Assembly assembly, string document)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(document)!);
        return reader.ReadToEnd();
    }
}
