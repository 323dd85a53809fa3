using System.Globalization;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>
/// A new referral as it grows over three steps, each of which hands on what the ones before have said.
/// </summary>
/// <param name="Service">One of <see cref="ReferralServiceCodes"/>.</param>
/// <param name="Near">Latitude and longitude, with a comma between; nothing for anywhere.</param>
/// <param name="Receiver">The organization that was chosen; nothing before.</param>
/// <param name="Replaces">The referral that came to nothing, and that this one replaces.</param>
public sealed record ReferForm(
    string Id,
    string Service,
    string Language,
    string Format,
    string Near,
    string Receiver,
    string Urgency,
    string NeededBy,
    string ReasonCode,
    string Reason,
    string Replaces)
{
    public const string PeerSupport = "peer-support";

    /// <summary>As BCP 47 writes them.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "es", "ase"];

    /// <summary>What goes along with the need, by the names of its fields.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Need =>
    [
        new("id", Id), new("service", Service), new("language", Language), new("format", Format), new("near", Near),
        new("replaces", Replaces),
    ];

    public bool IsSocial => ReferralServiceCodes.SocialNeeds.Contains(Service);

    /// <summary>The kind of local help that meets a social need.</summary>
    internal ResourceCategory? Category => Service switch
    {
        "housing" => ResourceCategory.Housing,
        "employment" => ResourceCategory.Work,
        "food" => ResourceCategory.Food,
        "transport" => ResourceCategory.Transport,
        "legal" => ResourceCategory.Legal,
        "benefits" => ResourceCategory.Financial,
        "health-navigation" => ResourceCategory.Health,
        _ => null,
    };

    internal static ReferForm New(Guid id, Guid? replaces) =>
        new($"{id}", "", "", "", "", "", "routine", "", "", "", $"{replaces}");

    internal static ReferForm Of(IFormCollection form) => new(
        $"{form["id"]}",
        Known(form["service"], ReferralServiceCodes.All),
        Known(form["language"], Languages),
        Coded<GroupFormat>.TryParse(form["format"], out _) ? $"{form["format"]}" : "",
        Point(form["near"]) is null ? "" : $"{form["near"]}",
        $"{form["receiver"]}",
        $"{form["priority"]}" is { Length: > 0 } urgency ? urgency : "routine",
        $"{form["neededBy"]}",
        $"{form["reasonCode"]}",
        $"{form["reason"]}".Trim(),
        $"{form["replaces"]}");

    internal object ToContent(Guid participantId, Guid receiver) => new
    {
        participantId,
        receivingOrganizationId = receiver,
        serviceCode = Service,
        priority = Urgency,
        neededBy = PeopleApi.Day(NeededBy),
        reasonCode = ReasonCode.Length == 0 ? null : ReasonCode,
        reason = Reason.Length == 0 ? null : Reason,
        replacesId = Guid.TryParse(Replaces, out var replaced) ? replaced : (Guid?)null,
    };

    /// <summary>Degrees north and east; null where there are none.</summary>
    internal static (double Latitude, double Longitude)? Point(string? near) =>
        near?.Split(',') is [var north, var east]
            && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180
                ? (latitude, longitude)
                : null;

    public override string ToString() => nameof(ReferForm);

    /// <summary>What is none of them was written by no form of ours, and counts for nothing.</summary>
    private static string Known(string? code, IReadOnlyList<string> codes) =>
        code is not null && codes.Contains(code) ? code : "";
}
