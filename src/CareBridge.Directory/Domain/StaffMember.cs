namespace CareBridge.Directory.Domain;

/// <summary>Someone who works at an organization.</summary>
internal sealed class StaffMember
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required string GivenName { get; set; }

    public required string FamilyName { get; set; }
}
