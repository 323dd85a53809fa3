using CareBridge.Contracts.Directory;

namespace CareBridge.Directory.Domain;

/// <param name="Role">
/// What they do for the people the organization serves: with it they are listed for the whole network. Null for
/// everybody else.
/// </param>
internal sealed record StaffProfile(string GivenName, string FamilyName, StaffRole? Role);
