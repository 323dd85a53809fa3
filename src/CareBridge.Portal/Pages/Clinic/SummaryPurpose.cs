using CareBridge.Contracts.Consent;
using CareBridge.Platform.Web;

namespace CareBridge.Portal.Pages.Clinic;

/// <summary>What somebody is looked up for, as the API names it.</summary>
internal static class SummaryPurpose
{
    public static readonly string Treatment = EnumCode.Of(PurposeOfUse.Treatment);

    public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<PurposeOfUse>().Select(EnumCode.Of)];

    /// <summary>Treatment when it is none.</summary>
    public static string Of(string? asked) => asked is not null && All.Contains(asked) ? asked : Treatment;
}
