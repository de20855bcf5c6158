using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Returns;

[CollectionDefinition(BinhDinhSite.OfReturns)]
public sealed class ReturnsCollection : ICollectionFixture<BinhDinhSite>;
