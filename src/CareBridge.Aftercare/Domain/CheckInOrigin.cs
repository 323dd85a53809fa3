namespace CareBridge.Aftercare.Domain;

/// <summary>Who recorded a check-in, and how.</summary>
/// <param name="SharesReflection">
/// Whether its reflection is for the community from the start. What was said to a specialist is.
/// </param>
internal sealed record CheckInOrigin(Guid RecordedBy, CheckInMeans Means, bool SharesReflection);
