using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>Where somebody is and how to reach them, as it was written down; all of it may be left out.</summary>
public sealed record WhereaboutsForm(string? Location, string? Phone, bool SaySo, bool SomeoneIsThere)
{
    public static WhereaboutsForm Empty { get; } = new(null, null, false, false);

    /// <summary>As the API takes it: what is not said is not known.</summary>
    internal object? Contact => this with { Location = null } == Empty
        ? null
        : new { phone = Phone, saySo = Said(SaySo), someoneIsThere = Said(SomeoneIsThere) };

    internal static WhereaboutsForm Of(IFormCollection form) => new(
        Text(form["location"]), Text(form["phone"]), form["saySo"] == "yes", form["someoneIsThere"] == "yes");

    public override string ToString() => nameof(WhereaboutsForm);

    private static bool? Said(bool chosen) => chosen ? true : null;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
