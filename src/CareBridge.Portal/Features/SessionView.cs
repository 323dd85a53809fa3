using CareBridge.Platform.Security;

namespace CareBridge.Portal.Features;

/// <summary>Who is signed in.</summary>
internal sealed record SessionView(Guid PersonId, Role Role, Guid? OrganizationId)
{
    public static SessionView Of(Caller caller) => new(caller.Id, caller.Role, caller.OrganizationId);
}
