namespace CareBridge.Exchange.Domain;

/// <summary>How much of a resource a notification carries.</summary>
internal enum PayloadContent
{
    /// <summary>Only that something has happened.</summary>
    Empty,

    /// <summary>Where the resource is.</summary>
    IdOnly,

    FullResource,
}
