using CareBridge.Consent.Domain;
using CareBridge.Consent.Domain.Forms;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Consent.Features;

/// <summary>Every wording that anybody may have signed; they are no secret.</summary>
internal static class ReadForms
{
    public const string Path = "forms";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, List).AllowAnonymous().ShowsNothing();

    /// <param name="version">All when left out.</param>
    /// <param name="language">All when left out.</param>
    private static IReadOnlyList<FormTexts> List(string? version = null, Coded<Language>? language = null) =>
    [
        .. from form in ConsentForms.All
           where version is null || form.Version == version
           where language is null || form.Language == language.Value
           from kind in Enum.GetValues<ConsentFormKind>()
           select FormTexts.Of(form, kind),
    ];
}
