namespace CareBridge.Aftercare.Domain;

/// <param name="OrganizationId">The peer community that gives it.</param>
internal sealed record SupportContent(Guid ParticipantId, Guid OrganizationId, DateOnly BegunOn);
