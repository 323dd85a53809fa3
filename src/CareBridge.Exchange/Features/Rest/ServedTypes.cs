using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest.Types;
using CareBridge.Exchange.Features.Subscriptions;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>
/// Every resource type that is served: routing, searches, scopes and the capability statement are made of this table.
/// </summary>
internal static class ServedTypes
{
    public const string ServiceRequest = "ServiceRequest";
    public const string Task = "Task";
    public const string Appointment = "Appointment";
    public const string Patient = "Patient";
    public const string Consent = "Consent";
    public const string Binary = "Binary";

    public static IReadOnlyList<ServedType> All { get; } =
    [
        .. DirectoryTypes.All, .. ReferralTypes.All, .. ConsentTypes.All, .. AftercareTypes.All,
        .. RecoveryTypes.All, .. HandedOverTypes.All, .. CrisisTypes.All, .. RiskTypes.All, .. StaffTypes.All,
        .. GroupTypes.All, .. EndpointTypes.All,
    ];

    private static readonly Dictionary<string, ServedType> ByName = All.ToDictionary(type => type.Name);

    public static ServedType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <exception cref="FhirException">It is not served.</exception>
    public static ServedType Require(string name) => Find(name) ?? throw FhirException.UnknownType();

    /// <summary>Whether a scope may name it.</summary>
    public static bool Know(string name) =>
        name is SmartScope.AnyType or SubscriptionAnswer.Type || ByName.ContainsKey(name);
}
